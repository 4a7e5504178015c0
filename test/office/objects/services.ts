/** Objects an add-in makes by name: the services of the runtime that Office.js itself calls. */
import { ApiError } from '../protocol';
import { wire, type WireObject } from '../wire-object';

export interface Services {
  /** `Visible` once the add-in has asked for its pane (Office.addin.showAsTaskpane). */
  runtimeState: string;
  /** Office.js has told that the functions of ribbon commands can be called. */
  actionsReady: boolean;
}

export function serviceOf(services: Services): (name: string) => WireObject {
  const known: Readonly<Record<string, WireObject>> = {
    'Microsoft.InternalService.AddinInternalService': wire({
      type: 'AddinInternalService',
      call: {
        NotifyActionHandlerReady: () => {
          services.actionsReady = true;
        },
      },
    }),
    'Microsoft.AppRuntime.AppRuntimeService': wire({
      type: 'AppRuntimeService',
      call: {
        SetAppRuntimeState: (state: string) => {
          services.runtimeState = state;
        },
      },
    }),
  };
  return (name) => {
    const service = known[name];
    if (!service) throw new ApiError('ApiNotFound', `no service ${name}`, 404);
    return service;
  };
}
