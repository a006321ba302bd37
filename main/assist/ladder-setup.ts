import { ladderSchema } from '../../contract/ladder-schema.ts';
import type { Ladder } from '../../domain/assist/ladder.ts';
import {
  type LadderFault,
  ladderFaults,
  type LadderSurroundings,
} from '../../domain/assist/ladder-faults.ts';
import type { Clock } from '../clock.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';
import type { Stores } from '../stores.ts';

const KEY = 'ladder';

export interface LadderState {
  readonly ladder: Ladder;
  readonly from: 'file' | 'manager';
  /** What keeps the stored ladder from being read; null: nothing. */
  readonly broken: string | null;
}

/** The manager's ladder where there is one that can be climbed, else the configuration file's. */
export function storedLadder(stores: Pick<Stores, 'settings'>, file: Ladder): LadderState {
  const text = stores.settings.get(KEY);
  if (text === null || text === '') return { ladder: file, from: 'file', broken: null };
  const read = ladderSchema.safeParse(parsed(text));
  if (read.success) return { ladder: read.data, from: 'manager', broken: null };
  return { ladder: file, from: 'file', broken: read.error.issues[0]?.message ?? 'not understood' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Damage at rest: said to the manager, and the file's ladder is climbed.
    return null;
  }
}

/** The manager's way to another ladder: checked as a whole, stored with who did it, climbed from the next call on. */
export class LadderSetup {
  readonly #stores: Stores;
  readonly #clock: Clock;
  readonly #file: Ladder;
  readonly #around: () => LadderSurroundings;
  #state: LadderState;

  constructor(deps: {
    stores: Stores;
    clock: Clock;
    file: Ladder;
    /** Names that a ladder may use. */
    around: () => LadderSurroundings;
  }) {
    this.#stores = deps.stores;
    this.#clock = deps.clock;
    this.#file = deps.file;
    this.#around = deps.around;
    this.#state = storedLadder(deps.stores, deps.file);
  }

  state(): LadderState {
    return this.#state;
  }

  /** As a page may see it. */
  shown(): { readonly ladder: Ladder; readonly secrets: readonly string[] } {
    const { ladder } = this.#state;
    return {
      ladder: {
        ...ladder,
        hooks: ladder.hooks.map((hook) => ({ ...hook, secret: null })),
        topics: ladder.topics.map((topic) => ({ ...topic, password: null })),
      },
      secrets: [
        ...ladder.hooks.filter(({ secret }) => secret !== null).map(({ name }) => name),
        ...ladder.topics.filter(({ password }) => password !== null).map(({ name }) => name),
      ],
    };
  }

  save(wanted: Ladder, by: string): null | Refusal {
    const ladder = this.#withSecrets(wanted);
    const [fault]: readonly (LadderFault | undefined)[] = ladderFaults(ladder, this.#around());
    if (fault !== undefined) return refuse('bad-ladder', fault.message);
    const rungs = ladder.plans.reduce((sum, plan) => sum + plan.rungs.length, 0);
    this.#become(JSON.stringify(ladder), by, `${ladder.plans.length} plans, ${rungs} rungs`);
    return null;
  }

  reset(by: string): null {
    this.#become('', by, 'as in the configuration file');
    return null;
  }

  /** A page is never told secrets; one that it leaves out stays, as long as it goes to the same address. */
  #withSecrets(wanted: Ladder): Ladder {
    const { hooks, topics } = this.#state.ladder;
    return {
      ...wanted,
      hooks: wanted.hooks.map((hook) => ({
        ...hook,
        secret:
          hook.secret ?? hooks.find((old) => old.name === hook.name && old.url === hook.url)?.secret ?? null,
      })),
      topics: wanted.topics.map((topic) => ({
        ...topic,
        password:
          topic.password ??
          topics.find((old) => old.name === topic.name && old.broker === topic.broker)?.password ??
          null,
      })),
    };
  }

  #become(text: string, by: string, what: string): void {
    const stores = this.#stores;
    stores.db
      .transaction(() => {
        stores.settings.set(KEY, text);
        stores.records.audit(this.#clock.now(), by, 'ladder', what);
      })
      .immediate();
    this.#state = storedLadder(stores, this.#file);
  }
}
