package org.ecluse.registry.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Only the registry's operator may call, showing the operator's token. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface ForOperators {}
