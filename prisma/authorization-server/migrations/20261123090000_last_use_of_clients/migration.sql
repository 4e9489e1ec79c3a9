-- AlterTable
ALTER TABLE "provider_record" ADD COLUMN     "last_used_at" TIMESTAMPTZ(3);
