import { useState } from 'react';
import type { OrderLine } from '../../../domain/cart/line.ts';
import { Stepper, type StepperProps } from '../../ui/primitives/stepper.tsx';
import { answered, led, shownNumber, type Lead } from './lead.ts';

export interface LineQuantityProps extends Omit<StepperProps, 'value' | 'min' | 'onChange'> {
  readonly line: OrderLine;
  /** Count of the visit's events that are in the line. */
  readonly seq: number;
  /** Answers whether the engine has taken the change. Changes reach it in the order of the touches. */
  readonly change: (quantity: number) => Promise<boolean>;
}

/** How many of a line: moves at the touch, so that quick touches count from what the finger saw. */
export function LineQuantity({ line, seq, change, ...stepper }: LineQuantityProps) {
  const [lead, setLead] = useState<Lead | null>(null);
  const said = { value: line.quantity, seq };

  async function set(quantity: number): Promise<void> {
    setLead((before) => led(before, said, quantity));
    const taken = await change(quantity);
    setLead((before) => answered(before, taken));
  }

  return (
    <Stepper
      {...stepper}
      value={shownNumber(lead, said)}
      min={1}
      onChange={(quantity) => void set(quantity)}
    />
  );
}
