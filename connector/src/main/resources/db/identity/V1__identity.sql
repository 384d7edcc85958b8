-- Ids of tokens that were accepted once. The primary key is what makes "once" atomic.
create table spent_token (
  issuer      varchar(512) not null,
  jti         varchar(256) not null,
  forget_at   timestamp(3) with time zone not null,
  primary key (issuer, jti)
);
create index spent_token_forget_at on spent_token (forget_at);

-- Credentials held, as they were delivered: the raw form is the truth, everything else is read from it.
create table held_credential (
  id          varchar(512) not null primary key,
  format      varchar(32) not null,
  raw         varchar not null,
  state       int not null,
  object_id   varchar(512) not null,
  stored_at   timestamp(3) with time zone not null
);
