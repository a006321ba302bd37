import type { CommandAnswer, SCREEN_HEADER } from '../../contract/wire.ts';
import type { SendAnswer } from '../ui/client/commands.ts';

type Uploaded = { readonly draftId: string };

/** Same word as the engine's door reads; checked by the compiler against the contract. */
const screenHeader: typeof SCREEN_HEADER = 'x-pointfive-screen';

/** A large menu takes the engine seconds to check; after this long nobody believes in it any more. */
const ANSWER_WITHIN_MS = 120_000;

function isAnswer(answer: unknown): answer is CommandAnswer<Uploaded> {
  return typeof answer === 'object' && answer !== null && 'ok' in answer;
}

function parseAnswer(text: string): SendAnswer<Uploaded> {
  try {
    const answer: unknown = JSON.parse(text);
    if (isAnswer(answer)) return answer;
    return { ok: false, why: 'offline', message: 'not an answer of the engine' };
  } catch (error) {
    return { ok: false, why: 'offline', message: String(error) };
  }
}

/**
 * Sends an upload and says how far it is, from 0 to 1. Never rejects: a broken connection is the answer `offline`.
 * `fetch` can't report how much has left; XMLHttpRequest can.
 */
export function sendUpload(body: string, onProgress: (share: number) => void): Promise<SendAnswer<Uploaded>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const broken = () => resolve({ ok: false, why: 'offline', message: 'no answer' });
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener('load', () => resolve(parseAnswer(request.responseText)));
    request.addEventListener('error', broken);
    request.addEventListener('abort', broken);
    request.addEventListener('timeout', broken);
    request.open('POST', '/api/catalog.upload');
    request.timeout = ANSWER_WITHIN_MS;
    request.setRequestHeader('content-type', 'application/json');
    request.setRequestHeader(screenHeader, 'manager');
    request.send(body);
  });
}
