package org.entente.rules.broken.editorial;

import jakarta.persistence.EntityManager;

/** Takes a failing database for an empty one. */
class ForgetsOutages {
  EntityManager entities;

  Object one(long id) {
    return entities.find(Object.class, id);
  }
}
