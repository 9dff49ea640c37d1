import { parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { LIKE_KUBECTL } from '../kube/like-kubectl';

/** A document as it is read. */
export interface Read {
  readonly text: string;
  readonly document: Document.Parsed;
  readonly value: unknown;
}

/** Why a text is no YAML, and where that shows. */
export interface Unread {
  readonly why: string;
  readonly offset: number;
}

/** Reads one document, as kubectl does. */
export function readDocument(text: string): Read | Unread {
  const document = parseDocument(text, { ...LIKE_KUBECTL, keepSourceTokens: true });
  const [error] = document.errors;
  if (error) return { why: lowerCase(error.message), offset: error.pos[0] };
  try {
    return { text, document, value: document.toJS() };
  } catch (thrown) {
    return { why: lowerCase((thrown as Error).message), offset: 0 };
  }
}

function lowerCase(message: string): string {
  return `${message.charAt(0).toLowerCase()}${message.slice(1)}`;
}
