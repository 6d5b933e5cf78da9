/**
 * Journeys through the whole system that hold for every type of content.
 *
 * <p>The generator reads descriptors only, so a type that is added to {@code model} is tested the day it is written, and the
 * toy type {@link org.entente.everytype.Treaty} proves that one class and one migration are all it takes. Nothing here names a
 * type of the model except where a journey of the office needs one.
 */
package org.entente.everytype;
