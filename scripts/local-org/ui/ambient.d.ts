/* Modules that the shell needs and no component of the project imports. Ambient: no top-level import. */

declare module 'lightning/toast' {
    const Toast: unknown;
    export default Toast;
}
declare module 'lightning/toastContainer' {
    const ToastContainer: { instance(): { toastPosition: string; containerPosition: string; maxToasts: number } };
    export default ToastContainer;
}
declare module 'page/components' {
    import type { LightningElement } from 'lwc';
    /** The project's components that pages may hold, by name. */
    export const components: Readonly<Record<string, typeof LightningElement | undefined>>;
}
declare module 'x/app' {
    import { LightningElement } from 'lwc';
    export default class App extends LightningElement {}
}
