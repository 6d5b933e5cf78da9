package org.entente.rules.broken.content;

public class Draft {}
