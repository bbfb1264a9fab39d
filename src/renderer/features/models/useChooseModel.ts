import { useMemo } from 'react';
import { send } from '../../ipc/client.ts';
import { useNotices } from '../shell/noticesContext.ts';

/** Another model file, the same one again, or the default. How that goes comes back as the model's status. */
export function useChooseModel() {
  const { report, dismissAll } = useNotices();
  return useMemo(() => {
    const ask = (route: 'models.choose' | 'models.reload' | 'models.useDefault') => {
      // What was wrong with the file chosen before does not matter any more.
      dismissAll('model.');
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
      useDefault: () => {
        ask('models.useDefault');
      },
    };
  }, [report, dismissAll]);
}
