/** The application must still be at `version`, as it was seen by the person who invites. Nothing of it changes. */
export type ApplicationCheck = {
  readonly kind: 'check-application';
  readonly application: string;
  readonly version: number;
};
