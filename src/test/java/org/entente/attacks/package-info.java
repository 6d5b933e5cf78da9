/**
 * Attacks on a running server by people who mean harm or are only clumsy: texts that try to be code, questions without measure,
 * properties nobody offered, and many who want the same at once. What must come back and what must stay true is said by case.
 */
package org.entente.attacks;
