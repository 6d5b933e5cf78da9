package org.entente.rules.broken.delivery;

import org.entente.rules.broken.content.Draft;

public class ReachesADraft {
  Draft draft;
}
