package org.entente.rules.broken.schema;

public class TypeDescriptor {}
