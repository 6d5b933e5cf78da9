package org.entente.content;

/** The validation group of what must be there before review. Outside it a draft may lack anything but be malformed nowhere. */
public interface Submitted {}
