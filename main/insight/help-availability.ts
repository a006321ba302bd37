import type { HelpWayFacts } from '../../domain/insight/help-record.ts';
import type { DeskWriter } from '../assist/desk-writer.ts';
import type { HelpPath } from '../assist/help-path.ts';
import type { Clock } from '../clock.ts';

/**
 * Writes down each time that the way from the bell to a person is proven, or no longer. While the engine is off
 * nothing is proven: its start is written too.
 */
export function keepAvailability(deps: {
  readonly help: Pick<HelpPath, 'onChange' | 'state'>;
  readonly writer: DeskWriter;
  readonly clock: Clock;
  readonly kioskId: string;
  readonly fault: (error: unknown) => void;
}): () => void {
  const { help, writer, clock, kioskId } = deps;
  let last = '';

  function write(facts: Pick<HelpWayFacts, 'way' | 'screens' | 'pagers'>): void {
    const now = JSON.stringify(facts);
    if (now === last) return;
    last = now;
    writer.write({ help: { kind: 'availability', kioskId, ...facts }, at: clock.now() }).catch(deps.fault);
  }

  function look(): void {
    const { way, proofs } = help.state();
    write({ way, screens: proofs.screens, pagers: proofs.pagers });
  }

  write({ way: 'off', screens: 0, pagers: 0 });
  look();
  return help.onChange(look);
}
