/**
 * The proof that log, revisions, audit and edition belong together, and what may be taken out of them by law.
 *
 * <p>It reads what the other rooms keep, through their own verifiers, and keeps when everything was last found sound. Administrators
 * and the command line enter. It must never repair what it finds: a history that can be mended can be forged.
 */
package org.entente.ledger;
