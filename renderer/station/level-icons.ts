import { HandHelping, OctagonAlert, Siren, Wrench } from 'lucide-react';

/** The shape of each level, beside its colour and its word. */
export const levelIcons = { money: OctagonAlert, urgent: Siren, help: HandHelping, machine: Wrench } as const;
