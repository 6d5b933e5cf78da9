package org.entente.rules.broken.workflow;

import jakarta.persistence.EntityManager;

public class KnowsTheDatabase {
  EntityManager entities;
}
