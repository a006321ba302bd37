import { useState } from 'react';
import type { FloorVisit } from '../../../contract/floor.ts';
import type { Item } from '../../../domain/catalog/catalog.ts';
import { newId } from '../../ui/client/new-id.ts';
import { useSay } from '../../ui/staff/say.tsx';
import { useRun } from '../../ui/staff/use-run.ts';
import { ChoicePanel } from './choice-panel.tsx';
import type { Wanted } from './draft.ts';
import { FloorFault } from './floor-fault.tsx';
import { useFloorText } from './floor-text.ts';
import { ItemPicker } from './item-picker.tsx';
import type { StationMenu } from './use-kiosk-menu.ts';

export interface SuggestPanelProps {
  readonly kioskId: string;
  readonly visit: FloorVisit;
  readonly menu: StationMenu;
  readonly onClose: () => void;
}

/** One item as a picture on the customer's screen, ready to be added. */
export function SuggestPanel({ kioskId, visit, menu, onClose }: SuggestPanelProps) {
  const t = useFloorText();
  const say = useSay();
  const { run, busy, fault, forget } = useRun();
  const [item, setItem] = useState<Item | null>(null);
  const [proposalId] = useState(newId);

  async function send({ quantity, selections }: Wanted): Promise<void> {
    if (item === null) return;
    const { sessionId, seq } = visit;
    const step = { kind: 'add' as const, itemId: item.id, quantity, selections: [...selections] };
    const words = { proposalId, sessionId, seq, as: 'suggestion' as const, steps: [step], note: '' };
    if (await run('talk.propose', words, kioskId)) {
      say(t('done.proposed'));
      onClose();
    }
  }

  if (item === null) return <ItemPicker menu={menu} onPick={setItem} onClose={onClose} />;
  return (
    <ChoicePanel
      menu={menu}
      item={item}
      kept={null}
      done={t('choice.suggest')}
      busy={busy}
      onDone={(wanted) => void send(wanted)}
      onClose={onClose}
    >
      <FloorFault fault={fault} onClose={forget} />
    </ChoicePanel>
  );
}
