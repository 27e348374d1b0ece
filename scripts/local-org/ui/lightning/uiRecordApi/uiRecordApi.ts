export { getFieldDisplayValue, getFieldValue } from '../../org/record-values.ts';
export { createRecord, deleteRecord, getRecord, notifyRecordUpdateAvailable, updateRecord } from '../../org/records.ts';
