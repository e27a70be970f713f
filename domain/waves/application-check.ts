/** The application must still be at `version`: whoever invites has seen it so. Nothing of it changes. */
export type ApplicationCheck = {
  readonly kind: 'check-application';
  readonly application: string;
  readonly version: number;
};
