import { useKeptView, useLine } from '../ui/staff/live-client.tsx';
import { usePreferences } from '../ui/staff/staff-root.tsx';
import { BoardPage } from './board-page.tsx';
import { BoardTextProvider } from './board-text.ts';

function JoinedBoard() {
  return <BoardPage view={useKeptView('board')} connection={useLine()} />;
}

/** The board, joined to the engine. */
export function LiveBoard() {
  const { preferences } = usePreferences();
  return (
    <BoardTextProvider language={preferences.language}>
      <JoinedBoard />
    </BoardTextProvider>
  );
}
