import { z } from 'zod';
import { commands } from '../../contract/commands.ts';
import { SCREEN_HEADER } from '../../contract/wire.ts';

/** The OpenAPI 3.1 description of the door, made from the command table itself. */
export function openApiDocument(): object {
  const paths: Record<string, object> = {};
  for (const [name, spec] of Object.entries(commands)) {
    paths[`/api/${name}`] = {
      post: {
        operationId: name,
        summary: spec.summary,
        description: `For: ${spec.audience.join(', ')}.`,
        parameters: [{ name: SCREEN_HEADER, in: 'header', required: true, schema: { type: 'string' } }],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: z.toJSONSchema(spec.input) } },
        },
        responses: {
          '200': { description: 'Done.' },
          '400': { description: 'Not understood.' },
          '401': { description: 'Not let in, or nobody is signed in.' },
          '403': { description: 'Not for this caller.' },
          '409': { description: 'Refused by a rule of the shop; the reason is in the answer.' },
          '413': { description: 'Too large.' },
        },
      },
    };
  }
  return { openapi: '3.1.0', info: { title: 'PointFive engine', version: '1' }, paths };
}
