package org.entente.rules.broken.editorial;

public class TimeHelper {}
