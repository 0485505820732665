import type { EncodingType } from '@aws-sdk/client-s3';

/** A key as a listing writes it: percent-encoded where the store did as it was asked, so that every character survives XML. */
export function decoded(text: string, encoding: EncodingType | undefined): string {
  return encoding === 'url' ? decodeURIComponent(text.replaceAll('+', ' ')) : text;
}
