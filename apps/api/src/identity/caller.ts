import '@fastify/cookie';
import type { OrganisationRef, PersonRef } from '@casusregie/contract';
import type { Actor } from '@casusregie/domain';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Who is calling: found anew for each request, so that a revoked authorisation ends at once. */
export interface Caller {
  readonly actor: Actor;
  readonly person: PersonRef;
  readonly organisation: OrganisationRef;
  /** Whether they were ever let in to a case for a time: lists look for it only then. Whether it counts is decided elsewhere. */
  readonly everLetIn: boolean;
  readonly traceId: string;
  /** The version of the person in the register when they were found; see `stillAuthorised`. */
  readonly registerVersion: number;
}

/** A request as our hooks and guard leave it. */
export interface KnownRequest extends FastifyRequest {
  caller?: Caller;
  traceId?: string;
  cspNonce?: string;
}

/** The caller of a route behind the login guard. */
export const TheCaller = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<KnownRequest>();
  if (!caller) throw new Error('a route without the login guard asks for its caller');
  return caller;
});
