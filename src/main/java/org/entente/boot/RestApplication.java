package org.entente.boot;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** All resources, found by themselves, from the context root down. */
@ApplicationPath("/")
public class RestApplication extends Application {}
