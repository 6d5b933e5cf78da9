package org.entente.rules.broken.editorial;

import org.entente.rules.broken.values.KnowsTheDesk;

public class Desk {
  KnowsTheDesk value;
}
