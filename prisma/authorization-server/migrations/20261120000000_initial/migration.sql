-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "zoneinfo" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_record" (
    "model" TEXT NOT NULL,
    "id_hash" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "grant_id" TEXT,
    "uid" TEXT,
    "session_uid" TEXT,
    "user_code" TEXT,
    "account_id" UUID,
    "consumed_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "provider_record_pkey" PRIMARY KEY ("id_hash","model")
);

-- CreateTable
CREATE TABLE "session_authorization" (
    "session_uid" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "account_id" UUID,
    "details" JSONB NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_authorization_pkey" PRIMARY KEY ("session_uid","client_id")
);

-- CreateTable
CREATE TABLE "sign_in_failure" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "window_ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_failure_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE INDEX "provider_record_grant_id_model_idx" ON "provider_record"("grant_id", "model");

-- CreateIndex
CREATE INDEX "provider_record_uid_model_idx" ON "provider_record"("uid", "model");

-- CreateIndex
CREATE INDEX "provider_record_user_code_idx" ON "provider_record"("user_code");

-- CreateIndex
CREATE INDEX "provider_record_account_id_model_idx" ON "provider_record"("account_id", "model");

-- CreateIndex
CREATE INDEX "provider_record_expires_at_idx" ON "provider_record"("expires_at");

-- CreateIndex
CREATE INDEX "session_authorization_expires_at_idx" ON "session_authorization"("expires_at");

-- CreateIndex
CREATE INDEX "sign_in_failure_window_ends_at_idx" ON "sign_in_failure"("window_ends_at");


