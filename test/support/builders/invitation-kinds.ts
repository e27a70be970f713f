/** The kinds of invitations of the reference season: the tracks that an offer is for, and those of its days. */
export type InvitationKind = {
  readonly name: string;
  readonly tracks: readonly string[];
  readonly seatedAs: string;
  readonly isPair: boolean;
};

export const invitationKinds: readonly InvitationKind[] = [
  { name: 'categorical', tracks: ['categorical'], seatedAs: 'categorical', isPair: false },
  { name: 'a primary-care pair', tracks: ['primary-care'], seatedAs: 'primary-care', isPair: true },
  {
    name: 'a physician-scientist pair',
    tracks: ['physician-scientist'],
    seatedAs: 'physician-scientist',
    isPair: true,
  },
  {
    name: 'categorical and primary care',
    tracks: ['categorical', 'primary-care'],
    seatedAs: 'primary-care',
    isPair: true,
  },
  { name: 'preliminary', tracks: ['preliminary'], seatedAs: 'preliminary', isPair: false },
  { name: 'neuro-preliminary', tracks: ['neuro-preliminary'], seatedAs: 'neuro-preliminary', isPair: false },
];
