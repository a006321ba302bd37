import { Plus, Trash2 } from 'lucide-react';
import type { LadderView } from '../../../contract/ladder-view.ts';
import type { Ladder, LadderHook, LadderTopic } from '../../../domain/assist/ladder.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Icon } from '../../ui/primitives/icon.tsx';
import { useText } from '../manager-text.ts';
import { removeAt, replaceAt } from './edit-ladder.ts';
import css from './ladder-page.module.css';

function Field({
  label,
  value,
  placeholder,
  secret = false,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly secret?: boolean;
  readonly onChange: (value: string) => void;
}) {
  return (
    <label className={css['field']}>
      <span>{label}</span>
      <input
        type={secret ? 'password' : 'text'}
        autoComplete="off"
        maxLength={500}
        value={value}
        placeholder={placeholder}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

/** Other systems that rungs tell of a call. */
export function OutsideEditor({
  facts,
  ladder,
  onChange,
}: {
  readonly facts: LadderView;
  readonly ladder: Ladder;
  readonly onChange: (ladder: Ladder) => void;
}) {
  const { t } = useText();
  const { hooks, topics } = ladder;
  const kept = (name: string) =>
    facts.secrets.includes(name) ? { placeholder: t('ladder.secret.kept') } : {};
  const free = (base: string, used: readonly { readonly name: string }[]) => {
    let name = base;
    for (let number = 2; used.some((one) => one.name === name); number += 1) name = `${base}-${number}`;
    return name;
  };
  return (
    <section className={css['box']}>
      <h2 className={css['title']}>{t('ladder.outside')}</h2>
      <p className={css['soft']}>{t('ladder.outside.about')}</p>
      {hooks.map((hook, at) => {
        const change = (next: Partial<LadderHook>) =>
          onChange({ ...ladder, hooks: replaceAt(hooks, at, { ...hook, ...next }) });
        return (
          <div key={at} className={css['window']}>
            <strong>{t('ladder.hook')}</strong>
            <div className={css['row']}>
              <Field label={t('ladder.name')} value={hook.name} onChange={(name) => change({ name })} />
              <Field label={t('ladder.url')} value={hook.url} onChange={(url) => change({ url })} />
              <Field
                label={t('ladder.secret')}
                secret
                value={hook.secret ?? ''}
                {...kept(hook.name)}
                onChange={(secret) => change({ secret: secret === '' ? null : secret })}
              />
              <Button
                kind="quiet"
                size="s"
                aria-label={t('ladder.outside.remove', { name: hook.name })}
                onClick={() => onChange({ ...ladder, hooks: removeAt(hooks, at) })}
              >
                <Icon of={Trash2} />
              </Button>
            </div>
          </div>
        );
      })}
      {topics.map((topic, at) => {
        const change = (next: Partial<LadderTopic>) =>
          onChange({ ...ladder, topics: replaceAt(topics, at, { ...topic, ...next }) });
        const text = (value: string) => (value === '' ? null : value);
        return (
          <div key={at} className={css['window']}>
            <strong>{t('ladder.way.mqtt')}</strong>
            <div className={css['row']}>
              <Field label={t('ladder.name')} value={topic.name} onChange={(name) => change({ name })} />
              <Field
                label={t('ladder.broker')}
                value={topic.broker}
                onChange={(broker) => change({ broker })}
              />
              <Field label={t('ladder.topic')} value={topic.topic} onChange={(to) => change({ topic: to })} />
              <Field
                label={t('ladder.username')}
                value={topic.username ?? ''}
                onChange={(username) => change({ username: text(username) })}
              />
              <Field
                label={t('ladder.password')}
                secret
                value={topic.password ?? ''}
                {...kept(topic.name)}
                onChange={(password) => change({ password: text(password) })}
              />
              <Button
                kind="quiet"
                size="s"
                aria-label={t('ladder.outside.remove', { name: topic.name })}
                onClick={() => onChange({ ...ladder, topics: removeAt(topics, at) })}
              >
                <Icon of={Trash2} />
              </Button>
            </div>
          </div>
        );
      })}
      <div className={css['row']}>
        <Button
          size="s"
          icon={Plus}
          onClick={() =>
            onChange({
              ...ladder,
              hooks: [...hooks, { name: free('hook', hooks), url: 'https://', secret: null }],
            })
          }
        >
          {t('ladder.hook.add')}
        </Button>
        <Button
          size="s"
          icon={Plus}
          onClick={() =>
            onChange({
              ...ladder,
              topics: [
                ...topics,
                {
                  name: free('mqtt', topics),
                  broker: 'mqtt://',
                  topic: 'pointfive/calls',
                  username: null,
                  password: null,
                },
              ],
            })
          }
        >
          {t('ladder.topic.add')}
        </Button>
      </div>
    </section>
  );
}
