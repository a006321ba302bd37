import { OwnLines } from './own-lines.tsx';
import css from './paper-page.module.css';
import { ShiftPanel } from './shift-panel.tsx';

/** Paper of the shop: reports of a day, and what stands on every receipt. */
export function PaperPage() {
  return (
    <div className={css['page']}>
      <ShiftPanel />
      <OwnLines />
    </div>
  );
}
