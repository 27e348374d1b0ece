export {
    RefreshComplete,
    RefreshEvent,
    registerRefreshContainer,
    registerRefreshHandler,
    unregisterRefreshContainer,
    unregisterRefreshHandler
} from '../../org/refresh.ts';
