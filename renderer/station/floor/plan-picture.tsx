import { useEffect, useState } from 'react';
import { useClient } from '../../ui/client/client.tsx';
import css from './floor-part.module.css';

/** The picture behind the plan; fetched anew only when it is another one. */
export function PlanPicture({ sha256 }: { readonly sha256: string }) {
  const { send } = useClient();
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    void send('floorPlan.picture', {}).then((answer) => {
      if (!current || !answer.ok || answer.value.picture === null) return;
      setUrl(`data:${answer.value.picture.mediaType};base64,${answer.value.picture.data}`);
    });
    return () => {
      current = false;
    };
  }, [send, sha256]);
  return url === null ? null : <img className={css['picture']} src={url} alt="" draggable={false} />;
}
