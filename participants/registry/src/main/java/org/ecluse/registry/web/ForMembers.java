package org.ecluse.registry.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Only members in good standing may call, each time with a new self-issued token. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface ForMembers {}
