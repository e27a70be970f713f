import { deskPage } from '#functions/desk/desk-page.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';

/** Asks for the address to which a link is mailed. `problem` is what was wrong with the one that was typed. */
export function signInPage(
  program: string,
  {
    typed = '',
    problem,
    more,
  }: { readonly typed?: string; readonly problem?: string; readonly more?: Shown } = {},
): string {
  const main = html`<h1>Sign in to the desk</h1>
<p class="lead">This is where coordinators run the interview season. Enter your work email, and we’ll send you a link that signs you in. There is no password.</p>
${signInForm({ typed, problem })}
${more}<p>Are you an applicant? Please use the personal link in your invitation instead.</p>`;
  return deskPage({ title: problem ? 'Please check the address' : 'Sign in', main, program });
}

/** The form of the sign-in page, to stand below other words, too. */
export function signInForm({
  typed = '',
  problem,
}: {
  readonly typed?: string | undefined;
  readonly problem?: string | undefined;
} = {}): Markup {
  const wrong = problem && html`<span id="wrong" class="wrong">${problem}</span>`;
  return html`<form class="stack" method="post" action="/desk/sign-in">
<label>Email<input type="email" name="address" value="${typed}" autocomplete="email" required maxlength="254"${problem && html` aria-invalid="true" aria-describedby="wrong" autofocus`}></label>${wrong}
<button>Email me a sign-in link</button></form>`;
}

/** What everybody is told who asked for a link, known or not. */
export function linkSentPage(program: string): string {
  const main = html`<h1>Check your email</h1>
<p class="lead">If the address is on this season’s list of coordinators, an email with a sign-in link is on its way.</p>
<ul><li>The link works once, for 15 minutes.</li>
<li>Nothing after a few minutes? Look in your spam folder, and check that you used the address that your program registered.</li></ul>
<p class="actions"><a class="button quiet" href="/desk/sign-in">Use another address</a></p>`;
  return deskPage({ title: 'Check your email', main, program });
}

/** Where the link leads: a button, because mail scanners open links and press no buttons. */
export function confirmPage(program: string, token: string): string {
  const main = html`<h1>Almost there</h1>
<p class="lead">Press the button to sign in on this device.</p>
<form class="stack" method="post" action="/desk/sign-in/${token}"><button>Sign in</button></form>
<p>Didn’t ask for this? Close this page. Nobody is signed in until the button is pressed.</p>`;
  return deskPage({ title: 'Sign in', main, program });
}
