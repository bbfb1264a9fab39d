import { useMemo } from 'react';
import { send } from '../../ipc/client.ts';
import { useNotices } from '../shell/noticesContext.ts';

/** Another model file, or the same one again. How that goes comes back as the model's status. */
export function useChooseModel() {
  const { report } = useNotices();
  return useMemo(() => {
    const ask = (route: 'models.choose' | 'models.reload') => {
      send(route, null, (error) => {
        report(error.toData());
      });
    };
    return {
      choose: () => {
        ask('models.choose');
      },
      reload: () => {
        ask('models.reload');
      },
    };
  }, [report]);
}
