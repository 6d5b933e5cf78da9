package org.entente.rules.broken.schema;

import org.entente.rules.broken.model.Toy;

public class KnowsTheModel {
  Toy toy;
}
