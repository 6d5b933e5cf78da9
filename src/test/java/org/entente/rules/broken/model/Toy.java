package org.entente.rules.broken.model;

public class Toy {}
