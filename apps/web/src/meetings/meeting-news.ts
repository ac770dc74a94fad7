import { DestroyRef, Service } from '@angular/core';

const CHANNEL = 'casusregie-overleg';

/** Tells the other windows of this browser that something changed in a meeting: an id and nothing else. */
@Service()
export class MeetingNews {
  private readonly channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);

  /** Says that a meeting changed. */
  tell(meetingId: string): void {
    this.channel?.postMessage(meetingId);
  }

  /** Calls back when a meeting changed in another window, for as long as the caller lives. Its own news it does not hear. */
  listen(heard: (meetingId: string) => void, lifetime: DestroyRef): void {
    const hear = ({ data }: MessageEvent): void => heard(String(data));
    this.channel?.addEventListener('message', hear);
    lifetime.onDestroy(() => this.channel?.removeEventListener('message', hear));
  }
}
