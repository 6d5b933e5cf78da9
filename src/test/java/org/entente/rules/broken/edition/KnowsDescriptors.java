package org.entente.rules.broken.edition;

import org.entente.rules.broken.schema.TypeDescriptor;

public class KnowsDescriptors {
  TypeDescriptor type;
}
