package org.entente.rules.broken.editorial;

import jakarta.transaction.Transactional;

public class SecretWriter {
  @Transactional
  public void write() {}
}
