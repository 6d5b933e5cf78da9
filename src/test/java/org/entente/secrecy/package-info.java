/**
 * What must never reach the public, planted everywhere and looked for in everything the public can ask: bytes, headers, order,
 * counts, problem documents and log files. Nothing here knows a list of private fields: they are taken from the descriptors.
 */
package org.entente.secrecy;
