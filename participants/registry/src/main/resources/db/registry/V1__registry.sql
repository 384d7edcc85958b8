-- Members of the data space. A member is never deleted: its past receipts and credentials name it.
create table member (
    name            varchar(64)  primary key,
    did             varchar(512) not null unique,
    display_name    varchar(200) not null,
    -- tokens separated by commas
    roles           varchar(500) not null,
    standing        varchar(16)  not null check (standing in ('ACTIVE', 'SUSPENDED')),
    standing_since  timestamp(3) with time zone not null,
    standing_reason varchar(500) not null,
    member_since    timestamp(3) with time zone not null,
    -- the public key and the addresses of a DID document that the registry hosts; null when the member hosts its own
    public_key      varchar(2000),
    services        varchar(4000) not null
);

-- One-time codes. Only their SHA-256 is kept.
create table enrolment_code (
    hash         char(64)     primary key,
    name         varchar(64)  not null,
    display_name varchar(200) not null,
    roles        varchar(500) not null,
    made_at      timestamp(3) with time zone not null,
    expires_at   timestamp(3) with time zone not null,
    used_at      timestamp(3) with time zone
);

create table accreditation (
    member      varchar(64)  not null references member (name),
    institution varchar(200) not null,
    valid_until timestamp(3) with time zone not null,
    made_at     timestamp(3) with time zone not null,
    primary key (member, institution)
);

create table study (
    id       varchar(160)  primary key,
    title    varchar(300)  not null,
    lead     varchar(64)   not null references member (name),
    purpose  varchar(300)  not null,
    starts   timestamp(3) with time zone not null,
    ends     timestamp(3) with time zone not null,
    ended_at timestamp(3) with time zone
);

create table study_member (
    study  varchar(160) not null references study (id),
    member varchar(64)  not null references member (name),
    primary key (study, member)
);

create table status_list (
    id      int primary key,
    issued  int not null
);

-- A request for credentials; what was promised is stored before anything is signed or sent.
create table issuance (
    id         varchar(64)  primary key,
    member     varchar(64)  not null references member (name),
    holder_pid varchar(256) not null,
    state      varchar(16)  not null check (state in ('RECEIVED', 'ISSUED', 'REJECTED')),
    attempts   int          not null,
    made_at    timestamp(3) with time zone not null,
    settled_at timestamp(3) with time zone
);

create index issuance_open on issuance (state, member);

create table credential (
    id           varchar(64)   primary key,
    issuance     varchar(64)   not null references issuance (id),
    member       varchar(64)   not null references member (name),
    kind         varchar(32)   not null,
    profile      varchar(32)   not null,
    study        varchar(160)  references study (id),
    claims       varchar(4000) not null,
    valid_from   timestamp(3) with time zone not null,
    valid_until  timestamp(3) with time zone not null,
    status_list  int not null references status_list (id),
    status_index int not null,
    unique (status_list, status_index)
);

create index credential_member on credential (member);
create index credential_study on credential (study);

-- Append-only: each line's chain covers the line before it, so a change anywhere shows in every later line.
create table log_line (
    position  bigint       primary key,
    kind      varchar(32)  not null,
    member    varchar(64)  not null,
    hash      char(64)     not null,
    logged_at timestamp(3) with time zone not null,
    chain     char(64)     not null
);

create unique index log_line_once on log_line (kind, member, hash);

create table used_token (
    issuer     varchar(512) not null,
    jti        varchar(256) not null,
    expires_at timestamp(3) with time zone not null,
    primary key (issuer, jti)
);

create index used_token_expiry on used_token (expires_at);

-- The row whose lock orders the writers of the log.
create table log_lock (id int primary key);
insert into log_lock (id) values (1);
