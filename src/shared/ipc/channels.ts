/** The only two channels between renderer and main. */
export const REQUEST_CHANNEL = 'bayling:request';
export const EVENT_CHANNEL = 'bayling:event';
