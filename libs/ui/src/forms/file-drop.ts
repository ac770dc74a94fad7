import { Component, computed, input, output, signal } from '@angular/core';
import { fileSize } from '../format/amounts';
import { Icon } from '../icons/icon';
import { uniqueId } from '../unique-id';
import { FileRule, refusedFiles } from './file-rule';

/** A file in the list below the drop place. */
export interface ListedFile {
  readonly id: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** From 0 to 1 while it is being sent; null when it is there. */
  readonly progress?: number | null;
  readonly error?: string;
}

/** Files by dropping or choosing, with the list of what is there and how far each is. Sends nothing itself. */
@Component({
  selector: 'ui-file-drop',
  imports: [Icon],
  templateUrl: './file-drop.html',
  styleUrl: './file-drop.css',
})
export class FileDrop {
  readonly label = input('Bestanden toevoegen');
  readonly files = input<readonly ListedFile[]>([]);
  readonly rule = input<FileRule>({ extensions: [], maxBytes: 0 });
  readonly multiple = input(true);
  readonly fieldId = input(uniqueId('files'));
  readonly disabled = input(false);
  /** Files that pass the rule, to be sent. */
  readonly picked = output<readonly File[]>();
  /** The id of a file to take away, or to stop sending. */
  readonly removed = output<string>();

  protected readonly over = signal(false);
  protected readonly refused = signal<readonly string[]>([]);
  protected readonly size = fileSize;
  protected readonly hint = computed(() => {
    const { extensions, maxBytes } = this.rule();
    const kinds = extensions.length > 0 ? `Toegestaan: ${extensions.join(', ')}. ` : '';
    return kinds + (maxBytes > 0 ? `Maximaal ${fileSize(maxBytes)} per bestand.` : '');
  });
  protected readonly accept = computed(() =>
    this.rule()
      .extensions.map((extension) => `.${extension}`)
      .join(','),
  );

  protected choose(event: Event): void {
    const control = event.target as HTMLInputElement;
    this.take([...(control.files ?? [])]);
    control.value = '';
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    if (!this.disabled()) this.take([...(event.dataTransfer?.files ?? [])]);
  }

  protected drag(event: DragEvent, over: boolean): void {
    event.preventDefault();
    this.over.set(over && !this.disabled());
  }

  private take(files: readonly File[]): void {
    const refused = refusedFiles(files, this.rule());
    this.refused.set([...refused.values()]);
    const good = files.filter((file) => !refused.has(file));
    if (good.length > 0) this.picked.emit(this.multiple() ? good : good.slice(0, 1));
  }
}
