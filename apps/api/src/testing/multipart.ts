/** A file as a browser sends it, with the content type that belongs to it. */
export function upload(
  content: Buffer | string,
  { name = 'notitie.txt', type = 'text/plain', field = 'file' }: { name?: string; type?: string; field?: string } = {},
): { body: Buffer; headers: Record<string, string> } {
  const boundary = 'casusregie-spec-boundary';
  const body = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return { body, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}
