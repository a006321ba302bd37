import '../ui/staff/staff.css';
import { screenLanguages } from '../ui/i18n/translate.ts';
import { mount } from '../ui/mount.tsx';
import { drawnScreen } from '../ui/staff/drawn-screen.tsx';
import { applyLook, type Look } from '../ui/theme.ts';
import { drawnNames } from './drawn-names.ts';
import { drawnStates } from './drawn-states.tsx';
import { StationTextProvider } from './station-text.ts';

const query = new URLSearchParams(location.search);
const themes: readonly Look['theme'][] = ['light', 'dark', 'high'];
const sizes: readonly Look['textPercent'][] = [100, 125, 150, 200];
const theme = themes.find((one) => one === query.get('theme')) ?? 'light';
const textPercent = sizes.find((one) => String(one) === query.get('text')) ?? 100;
const language = screenLanguages.find((one) => one === query.get('language')) ?? 'en';
const name = drawnNames.find((one) => one === query.get('state')) ?? 'busy';

applyLook({ theme, textPercent, reach: false });
mount(drawnScreen(language, StationTextProvider, drawnStates()[name], textPercent));
