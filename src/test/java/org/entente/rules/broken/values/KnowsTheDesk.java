package org.entente.rules.broken.values;

import org.entente.rules.broken.editorial.Desk;

public class KnowsTheDesk {
  Desk desk;
}
