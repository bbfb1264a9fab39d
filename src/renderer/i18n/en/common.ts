export const common = {
  undo: 'Undo',
  dismiss: 'Dismiss',
  notifications: 'Notifications',
};
